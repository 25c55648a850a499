// Fault: the profile does not limit the menu.
import type { Defect } from './defect.ts';

export const menuNotFiltered: Defect = {
  id: 'menu-not-filtered',
  requirement: 'GUIDE-A-STEP-2c',
  en: 'The menu offers functions that are switched off',
  zh: '菜单提供未开通的功能',
  apply: (parts) => ({ ...parts, access: { ...parts.access, menu: (has) => [...has] } }),
};
